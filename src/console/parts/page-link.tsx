import { Anchor } from '@twilio-paste/core/anchor';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link to a page of the console, by its whole address: `/messages/with/+14155550101`. */
export function PageLink({ to, children }: { to: string; children: NonNullable<ReactNode> }) {
  return (
    <Link href={`~${to}`} asChild>
      <Anchor href={`#${to}`}>{children}</Anchor>
    </Link>
  );
}
