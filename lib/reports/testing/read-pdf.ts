import { getDocumentProxy } from "unpdf";

/** A piece of text as it stands on the page; lengths in points, the origin at the bottom left. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
}

/** Reads a finished PDF the way a person would: what stands where on which page. */
export async function readPdf(bytes: Uint8Array): Promise<{ pieces: Piece[]; text: string }[]> {
  // The reader takes the buffer over, so it gets a copy.
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const pieces = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number, width: item.width }]
        : [],
    );
    pages.push({ pieces, text: pieces.map((piece) => piece.text).join("") });
  }
  return pages;
}

/** Text without what setting a line adds or drops: spaces and the difference between composed and decomposed letters. */
export const bare = (text = "") => text.replace(/\s/g, "").normalize("NFKC");
