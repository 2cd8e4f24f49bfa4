import { Route, Switch } from 'wouter';
import { CampaignList } from './campaign-list';
import { CampaignPage } from './campaign-page';

/** All campaigns, and each by itself. Below `/start` a draft begins without being asked again. */
export function Campaigns() {
  return (
    <Switch>
      <Route path="/:id/:action?">
        {({ id, action }) => <CampaignPage key={id} id={id} isToStart={action === 'start'} />}
      </Route>
      <Route>
        <CampaignList />
      </Route>
    </Switch>
  );
}
