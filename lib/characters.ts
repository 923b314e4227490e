/** Characters as a reader counts them: 𬭚 is one, a line break is none. */
export function countCharacters(text: string): number {
  return [...text.replace(/\r?\n/g, "")].length;
}

/** The first line of a text, cut after so many characters: for a list that opens the whole. */
export function beginningOf(text: string, most: number): string {
  const [line = "", ...rest] = text.trim().split("\n");
  const characters = [...line];
  return characters.length > most || rest.length > 0 ? `${characters.slice(0, most).join("")}……` : line;
}

/** Removes what cannot be printed: lone surrogates, controls, direction overrides and other invisible characters. */
export function clean(text: string): string {
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      // A space that forbids breaking would glue a line longer than its cell.
      .replace(/[\t\u00A0\u2007\u202F]/g, " ")
      // Lone surrogates would make the JSON unreadable for Typst; with the u flag they are the only "Cs" left.
      .replace(/\p{Cs}/gu, "\uFFFD")
      // An override of direction could make a paper read differently from what was typed.
      .replace(/[^\P{Cc}\n]|\p{Default_Ignorable_Code_Point}/gu, "")
  );
}
