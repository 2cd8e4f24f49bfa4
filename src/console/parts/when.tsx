/** A time as the viewer's clock has it; resting on it shows UTC. */
export function When({
  at,
  style = 'long',
}: {
  at: string;
  style?: 'long' | 'exact' | 'time' | 'minute' | 'day';
}) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <>{at}</>;
  return (
    <time
      dateTime={at}
      title={`${date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '')} UTC`}
    >
      {formats[style].format(date)}
    </time>
  );
}

const formats = {
  long: new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }),
  exact: new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' }),
  time: new Intl.DateTimeFormat('en', { timeStyle: 'medium' }),
  minute: new Intl.DateTimeFormat('en', { timeStyle: 'short' }),
  day: new Intl.DateTimeFormat('en', { dateStyle: 'full' }),
};
