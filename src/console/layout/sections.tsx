import { type ComponentType, lazy } from 'react';
import type { Scope } from '../../config';

export interface Section {
  /** Of its address, and of everything below it. */
  path: string;
  name: string;
  /** Who has no such key is not offered it. */
  scope: Scope;
  Page: ComponentType;
}

/** What the console consists of, in the order of its menu. Each is loaded when it is first looked at. */
export const sections: readonly Section[] = [
  {
    path: '/compose',
    name: 'Compose',
    scope: 'send',
    Page: lazy(() => import('../pages/compose/compose').then(({ Compose }) => ({ default: Compose }))),
  },
  {
    path: '/campaigns',
    name: 'Campaigns',
    scope: 'read',
    Page: lazy(() =>
      import('../pages/campaigns/campaigns').then(({ Campaigns }) => ({ default: Campaigns })),
    ),
  },
  {
    path: '/messages',
    name: 'Messages',
    scope: 'read',
    Page: lazy(() => import('../pages/messages/messages').then(({ Messages }) => ({ default: Messages }))),
  },
  {
    path: '/scheduled',
    name: 'Scheduled',
    scope: 'read',
    Page: lazy(() =>
      import('../pages/scheduled/scheduled').then(({ Scheduled }) => ({ default: Scheduled })),
    ),
  },
  {
    path: '/consent',
    name: 'Consent',
    scope: 'read',
    Page: lazy(() => import('../pages/consent/consent').then(({ Consent }) => ({ default: Consent }))),
  },
  {
    path: '/service',
    name: 'Service',
    scope: 'read',
    Page: lazy(() => import('../pages/service/service').then(({ Service }) => ({ default: Service }))),
  },
  {
    path: '/insights',
    name: 'Insights',
    scope: 'read',
    Page: lazy(() => import('../pages/insights/insights').then(({ Insights }) => ({ default: Insights }))),
  },
  {
    path: '/api',
    name: 'API',
    scope: 'read',
    Page: lazy(() => import('../pages/api/api').then(({ Api }) => ({ default: Api }))),
  },
];
