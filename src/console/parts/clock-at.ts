/** What a clock shows at a moment, as the fields of a form hold it. */
export function clockAt(at: string | Date, timeZone: string): { day: string; time: string } {
  const format = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone });
  const [day = '', time = ''] = format.format(new Date(at)).split(' ');
  return { day, time };
}
