import { useEffect, useState } from 'react';
import type { WallNews } from '../handsets/wall-shapes';
import { type Wall, withNews } from './wall';

/** The phones whose numbers contain `find`, as they are now; undefined until they are first told of. */
export function useWall(find: string): { wall: Wall | undefined; isLive: boolean } {
  const [wall, setWall] = useState<Wall>();
  const [isLive, setIsLive] = useState(true);
  useEffect(() => {
    const source = new EventSource(`/_emulator/stream?${new URLSearchParams({ find })}`);
    source.onopen = () => setIsLive(true);
    source.onerror = () => setIsLive(false);
    source.onmessage = ({ data }) => {
      const news: WallNews = JSON.parse(data);
      setWall((known) => withNews(known, news));
    };
    return () => source.close();
  }, [find]);
  return { wall, isLive };
}
