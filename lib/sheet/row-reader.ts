import { addressIn, type Header, type KnownColumn, type RawRow } from "./header";
import { looksLikeIdentity } from "./identity";
import type { Cell } from "./reader";
import type { Fault } from "./rows";

export type Say<K extends string> = (key: K, reason: string, mend: string) => void;

/** Reads a row cell by cell; every cell that cannot be taken is a fault of its own, so that one pass names them all. */
export class RowReader<K extends string> {
  readonly faults: Fault[] = [];

  constructor(
    private readonly row: RawRow,
    private readonly header: Pick<Header<K>, "at">,
    private readonly columns: readonly KnownColumn<K>[],
  ) {
    for (const { key } of columns) checkCell(key, this.raw(key), this.fault);
  }

  readonly fault: Say<K> = (key, reason, mend) => {
    const column = this.columns.find((one) => one.key === key)?.label ?? key;
    this.faults.push({ column, cell: addressIn(key, this.row.line, this.header), reason, mend });
  };

  raw(key: K): Cell | null {
    return this.row.cells[this.columns.findIndex((column) => column.key === key)] ?? null;
  }

  /** Errors of formulas, numbers that Excel has rounded, and identity numbers are no values at all. */
  cell(key: K): Cell | null {
    const cell = this.raw(key);
    return cell && !isError(cell) && !lostDigits(cell) && !looksLikeIdentity(cell) ? cell : null;
  }

  /** A cell that could not be used has its fault already: it is not said to be empty besides. */
  with<T>(key: K, read: (cell: Cell | null, fault: Say<K>) => T): T {
    const cell = this.cell(key);
    return read(cell, this.raw(key) && !cell ? () => {} : this.fault);
  }

  text(key: K, max: number): string {
    const said = this.cell(key)?.text.replace(/\s*\n\s*/g, " ") ?? "";
    if ([...said].length > max) this.fault(key, `超过${max}个字。`, "请缩短。");
    return said;
  }

  /** The code of a label; null, with its fault, for anything else and for an empty cell. */
  code<C extends string>(key: K, labels: Record<C, string>, also: { [said: string]: C } = {}): C | null {
    return this.with(key, (cell, fault) => {
      const said = cell?.text.replace(/\s/g, "") ?? "";
      const code = (Object.keys(labels) as C[]).find((one) => labels[one] === said) ?? also[said];
      const mend = `请填${Object.values(labels).join("、")}之一。`;
      if (!code) fault(key, said ? `“${said}”不在可选范围内。` : "没有填写。", mend);
      return code ?? null;
    });
  }
}

/** Before digits that Excel has rounded, in what goes back to the sender: read again they are no number either. */
const ABOUT = "≈";
const ERRORS = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;

/**
 * What goes back to the sender of a cell: as it stood, but texts all. What was refused stays refused when the workbook of
 * errors is read again unmended; a rounded number would otherwise have become somebody's number.
 */
export function handedBack(cell: Cell | null | undefined): string {
  if (!cell) return "";
  return lostDigits(cell) && !cell.text.startsWith(ABOUT) ? ABOUT + cell.text : cell.text;
}

const isError = (cell: Cell) => cell.kind === "error" || (cell.kind === "text" && ERRORS.test(cell.text.trim()));

/** A float keeps 15 digits; what stands behind them is not what was typed. */
function lostDigits(cell: Cell): boolean {
  if (cell.kind === "text") return /^≈\d/.test(cell.text);
  return (
    cell.kind === "number" &&
    (/E\+/i.test(cell.text) || cell.text.replace(/\D/g, "").replace(/^0+|0+$/g, "").length > 15)
  );
}

function checkCell<K extends string>(key: K, cell: Cell | null, fault: Say<K>): void {
  if (!cell) return;
  if (isError(cell)) fault(key, `单元格是错误值 ${cell.text}。`, "请改正公式，或直接填写内容。");
  else if (looksLikeIdentity(cell)) fault(key, "像是身份证号，本系统不收集。", "请删去。");
  else if (lostDigits(cell)) {
    fault(key, "数字超过15位，Excel 已把后面的数字变成 0。", "请把这一列设为文本格式，重新填写。");
  }
}
