import { useCallback, useEffect, useState } from 'react';

export type ColorTheme = 'twilio' | 'twilio-dark';

const storageName = 'messaging-console-theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: as the viewer's system has it, until they choose, which is remembered. */
export function useColorTheme(): { theme: ColorTheme; toggle: () => void } {
  const [chosen, setChosen] = useState(() => localStorage.getItem(storageName) as ColorTheme | null);
  const [isDark, setIsDark] = useState(prefersDark.matches);
  useEffect(() => {
    const follow = (event: MediaQueryListEvent) => setIsDark(event.matches);
    prefersDark.addEventListener('change', follow);
    return () => prefersDark.removeEventListener('change', follow);
  }, []);

  const theme = chosen ?? (isDark ? 'twilio-dark' : 'twilio');
  const toggle = useCallback(() => {
    const other = theme === 'twilio' ? 'twilio-dark' : 'twilio';
    localStorage.setItem(storageName, other);
    setChosen(other);
  }, [theme]);
  return { theme, toggle };
}
