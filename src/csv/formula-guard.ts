/** A cell that a spreadsheet would take for a formula, with an apostrophe in front; a phone number is none. */
export function guardCell(text: string): string {
  return /^'*[=+\-@\t\r\n]/.test(text) && !/^\+\d{1,15}$/.test(text) ? `'${text}` : text;
}

/** What `guardCell` was given. */
export function unguardCell(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@\t\r\n])/, '');
}
