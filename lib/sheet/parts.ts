import { columnName } from "./address";

/** The fixed parts of a workbook (ECMA-376), as plain text. */

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Indices into the cell formats of STYLES. */
export const PLAIN = 0;
export const HEAD = 1;
export const TEXT = 2;
export const NUMBER = { count: 3, figure: 4 } as const;

export const STYLES = `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F0"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="1" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export const contentTypes = (sheets: number) =>
  `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/>${each(sheets, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`;

export const rootRelations = `${HEADER}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const relations = (sheets: number) =>
  `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${each(sheets, (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdStrings" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;

export const workbookXml = (names: string[]) =>
  `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join("")}</sheets></workbook>`;

/** How far down a list of choices is offered. */
const LAST_ROW = 20_001;

export const xml = {
  escape: escaped,
  sharedStrings: (items: string, count: number) =>
    `${HEADER}<sst xmlns="${MAIN}" count="${count}" uniqueCount="${count}">${items}</sst>`,
  sheetOpen: (widths: number[], style: number) =>
    `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
      .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${style}" customWidth="1"/>`)
      .join("")}</cols><sheetData>`,
  sheetClose: (choices: readonly (readonly string[])[], mark = "") => {
    const lists = choices.flatMap((list, at) =>
      list.length > 0
        ? `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${columnName(at)}2:${columnName(at)}${LAST_ROW}"><formula1>"${escaped(list.join(","))}"</formula1></dataValidation>`
        : [],
    );
    const validations =
      lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>` : "";
    // An ampersand begins a code in a header; doubled it is itself.
    const said = escaped(mark.replaceAll("&", "&&"));
    const marks = `<headerFooter><oddHeader>&amp;C${said}</oddHeader><oddFooter>&amp;C${said}</oddFooter></headerFooter>`;
    return `</sheetData>${validations}${mark === "" ? "" : marks}</worksheet>`;
  },
};

function each(count: number, write: (n: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(at + 1)).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);
}
