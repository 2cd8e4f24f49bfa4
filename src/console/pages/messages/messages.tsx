import { Route, Switch } from 'wouter';
import { Conversation } from './conversation';
import { OneMessage } from './one-message';
import { Recent } from './recent';

/** Every message there was: the latest ones, one of them, and a person's. */
export function Messages() {
  return (
    <Switch>
      <Route path="/with/:number">
        {({ number }) => <Conversation key={number} number={decodeURIComponent(number)} />}
      </Route>
      <Route path="/:sid">{({ sid }) => <OneMessage key={sid} sid={sid} />}</Route>
      <Route>
        <Recent />
      </Route>
    </Switch>
  );
}
