import { Redirect, Route, Switch } from 'wouter';
import { Page } from '../../parts/page';
import { SubMenu } from '../../parts/sub-menu';
import { HealthLine } from './health-line';
import { Links } from './links';
import { Registrations } from './registrations';
import { Senders } from './senders';
import { Settings } from './settings';

const parts = [
  { path: '/', name: 'Settings', Part: Settings },
  { path: '/senders', name: 'Senders', Part: Senders },
  { path: '/registrations', name: 'Registrations', Part: Registrations },
  { path: '/links', name: 'Links', Part: Links },
];

/** The Messaging Service: how it is set up, who sends for it, and what carriers know of it. */
export function Service() {
  return (
    <Page title="Service">
      <HealthLine />
      <SubMenu label="Parts of the service" entries={parts} />
      <Switch>
        {parts.map(({ path, Part }) => (
          <Route key={path} path={path} component={Part} />
        ))}
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
    </Page>
  );
}
