/** Characters as a reader counts them: 𬭚 is one, a line break is none. */
export function countCharacters(text: string): number {
  return [...text.replace(/\r?\n/g, "")].length;
}
