import { Box } from '@twilio-paste/core/box';
import { InPageNavigation, InPageNavigationItem } from '@twilio-paste/core/in-page-navigation';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { type ComponentType, useState } from 'react';
import { Redirect, Route, Switch, useLocation, useRouter } from 'wouter';
import { Page } from '../../parts/page';
import { Alerts } from './alerts';
import { Clicks } from './clicks';
import { Errors } from './errors';
import { Overview } from './overview';
import { lastDay, type Period, periods } from './periods';

const views: readonly { path: string; name: string; View: ComponentType<{ period: Period }> }[] = [
  { path: '/overview', name: 'Overview', View: Overview },
  { path: '/errors', name: 'Errors', View: Errors },
  { path: '/clicks', name: 'Clicks', View: Clicks },
  { path: '/alerts', name: 'Alerts', View: Alerts },
];

/** What became of the messages of a period: how many arrived, why others did not, who clicked, what is alarming. */
export function Insights() {
  const [period, setPeriod] = useState(lastDay);
  const [location] = useLocation();
  const { base } = useRouter();
  return (
    <Page title="Insights" actions={<PeriodChoice period={period} onChoose={setPeriod} />}>
      <InPageNavigation aria-label="Insights">
        {views.map(({ path, name }) => (
          <InPageNavigationItem key={path} href={`#${base}${path}`} currentPage={location === path}>
            {name}
          </InPageNavigationItem>
        ))}
      </InPageNavigation>
      <Switch>
        {views.map(({ path, View }) => (
          <Route key={path} path={path}>
            <View key={period.seconds} period={period} />
          </Route>
        ))}
        <Route>
          <Redirect to="/overview" replace />
        </Route>
      </Switch>
    </Page>
  );
}

interface PeriodChoiceProps {
  period: Period;
  onChoose: (period: Period) => void;
}

function PeriodChoice({ period, onChoose }: PeriodChoiceProps) {
  return (
    <Box display="flex" alignItems="center" columnGap="space30">
      <Label htmlFor="period" marginBottom="space0">
        Period
      </Label>
      <Select
        id="period"
        value={String(period.seconds)}
        onChange={({ target }) =>
          onChoose(periods.find(({ seconds }) => String(seconds) === target.value) ?? lastDay)
        }
      >
        {periods.map(({ seconds, label }) => (
          <Option key={seconds} value={String(seconds)}>
            {label}
          </Option>
        ))}
      </Select>
    </Box>
  );
}
