import { Box } from '@twilio-paste/core/box';
import { Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useMay, useSession } from '../api/session';
import { useHashLocation } from '../parts/hash-location';
import { Loading } from '../parts/loading';
import type { ColorTheme } from './color-theme';
import { Menu } from './menu';
import { sections } from './sections';
import { TopBar } from './top-bar';

/** What surrounds every page: the bar above, the menu beside it or, where there is no room, above it. */
export function Shell({ colors }: { colors: { theme: ColorTheme; toggle: () => void } }) {
  const { session, signOut } = useSession();
  const maySend = useMay('send');
  const offered = sections.filter(({ scope }) => scope === 'read' || maySend);
  const [first] = offered;
  return (
    <Router hook={useHashLocation}>
      <Box minHeight="100vh" backgroundColor="colorBackgroundBody" color="colorText">
        <TopBar
          colors={colors}
          keyName={session?.keyName ?? ''}
          scope={session?.scope ?? 'read'}
          onSignOut={signOut}
        />
        <Box display={['block', 'block', 'flex']}>
          <Menu sections={offered} />
          <Box
            as="main"
            id="content"
            tabIndex={-1}
            flexGrow={1}
            minWidth="0"
            padding={['space50', 'space70', 'space90']}
            outline="none"
          >
            <Suspense fallback={<Loading lines={6} />}>
              <Switch>
                {offered.map(({ path, Page }) => (
                  <Route key={path} path={path} nest>
                    <Page />
                  </Route>
                ))}
                <Route>{first && <Redirect to={maySend ? '/campaigns' : first.path} />}</Route>
              </Switch>
            </Suspense>
          </Box>
        </Box>
      </Box>
    </Router>
  );
}
