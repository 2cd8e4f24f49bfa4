import { numberIn, type Wall } from './wall';

interface FindProps {
  find: string;
  onFind: (find: string) => void;
  wall: Wall;
  onAdd: (person: string) => void;
}

/** Narrows the wall to numbers, and adds a phone that has no messages yet. */
export function Find({ find, onFind, wall, onAdd }: FindProps) {
  const number = numberIn(find);
  const isNew = number !== undefined && !wall.phones.has(number);
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) onAdd(number);
      }}
    >
      <label>
        Find or add a number
        <input
          type="search"
          value={find}
          placeholder="+1 415 555 0101"
          onChange={({ target }) => onFind(target.value)}
        />
      </label>
      {isNew && <button type="submit">Add {number}</button>}
      {find === '' && wall.people.length >= 60 && (
        <p>The 60 phones with the newest messages are shown. Find others by their number.</p>
      )}
    </form>
  );
}
