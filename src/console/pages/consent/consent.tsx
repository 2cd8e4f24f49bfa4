import { Redirect, Route, Switch } from 'wouter';
import { useMay } from '../../api/session';
import { Page } from '../../parts/page';
import { SubMenu } from '../../parts/sub-menu';
import { BadNumbers } from './bad-numbers';
import { ComplianceFigures } from './compliance-figures';
import { ImportOptOuts } from './import-opt-outs';
import { OptOuts } from './opt-outs';
import { ReviewQueue } from './review-queue';

const parts = [
  { path: '/', name: 'Opt-outs', scope: 'read', Part: OptOuts },
  { path: '/review', name: 'Review', scope: 'read', Part: ReviewQueue },
  { path: '/import', name: 'Import', scope: 'admin', Part: ImportOptOuts },
  { path: '/bad-numbers', name: 'Bad numbers', scope: 'read', Part: BadNumbers },
  { path: '/report', name: 'Report', scope: 'read', Part: ComplianceFigures },
] as const;

/** Who may be written to: refusals, what may be one, numbers that cannot be texted, and how all that was dealt with. */
export function Consent() {
  const mayAll = useMay('admin');
  const offered = parts.filter(({ scope }) => scope === 'read' || mayAll);
  return (
    <Page title="Consent">
      <SubMenu label="Parts of consent" entries={offered} />
      <Switch>
        {offered.map(({ path, Part }) => (
          <Route key={path} path={path} component={Part} />
        ))}
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
    </Page>
  );
}
