import { useCallback, useState } from 'react';
import { Bench } from './bench';
import { type ClickOptions, ClickSettings } from './click-settings';
import { Find } from './find';
import { Phone } from './phone';
import { useWall } from './use-wall';
import { phonesOf, type Wall } from './wall';

/** All phones that the account has to do with, and above them what the emulator can be told to do. */
export function App() {
  const [find, setFind] = useState('');
  const [added, setAdded] = useState<readonly string[]>([]);
  const [clicks, setClicks] = useState<ClickOptions>({ source: 'domain', eventType: 'click' });
  const { wall, isLive } = useWall(find);
  const add = useCallback((person: string) => {
    setAdded((others) => [person, ...others.filter((other) => other !== person)]);
    setFind('');
  }, []);
  return (
    <>
      <header className="bar">
        <h1>Handsets</h1>
        <p role="status">{isLive ? 'Live' : 'Not connected. Is the emulator running?'}</p>
        {wall?.consoleUrl && <a href={wall.consoleUrl}>Console</a>}
      </header>
      <main>
        {wall ? (
          <>
            <Bench wall={wall} onReset={() => setAdded([])} />
            <div className="tools">
              <Find find={find} onFind={setFind} wall={wall} onAdd={add} />
              <ClickSettings clicks={clicks} onChange={setClicks} />
            </div>
            <Phones wall={wall} added={added} find={find} clicks={clicks} />
          </>
        ) : (
          <p>Waiting for the emulator.</p>
        )}
      </main>
    </>
  );
}

interface PhonesProps {
  wall: Wall;
  added: readonly string[];
  find: string;
  clicks: ClickOptions;
}

function Phones({ wall, added, find, clicks }: PhonesProps) {
  const phones = phonesOf(wall, added, find);
  if (phones.length === 0) {
    return (
      <p className="empty">
        {find === ''
          ? 'No phones yet. Send a message through the backend, or add a number above and text in from it.'
          : 'No phone with a message has this number.'}
      </p>
    );
  }
  return (
    <ul className="wall" aria-label="Phones">
      {phones.map((phone) => (
        <li key={phone.person}>
          <Phone phone={phone} numbers={wall.numbers} clicks={clicks} />
        </li>
      ))}
    </ul>
  );
}
