/** What a spreadsheet takes for the beginning of a formula, half and full width; shielded already or not. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;

/**
 * Text that opens like a formula gets an apostrophe in front. The cell is a string in any case; the apostrophe keeps it
 * one after somebody saves the sheet as CSV. {@link unshield} gives back exactly what was typed.
 */
export const shield = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
export const unshield = (text: string) => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
