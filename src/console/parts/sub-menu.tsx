import { InPageNavigation, InPageNavigationItem } from '@twilio-paste/core/in-page-navigation';
import { useLocation, useRouter } from 'wouter';

interface SubMenuProps {
  label: string;
  /** Paths below the section's own; `/` is the section itself. */
  entries: readonly { path: string; name: string }[];
}

/** The parts of a section, each with its own address, with the one that is looked at marked. */
export function SubMenu({ label, entries }: SubMenuProps) {
  const [location] = useLocation();
  const { base } = useRouter();
  return (
    <InPageNavigation aria-label={label}>
      {entries.map(({ path, name }) => (
        <InPageNavigationItem
          key={path}
          href={`#${base}${path === '/' ? '' : path}`}
          currentPage={location === path}
        >
          {name}
        </InPageNavigationItem>
      ))}
    </InPageNavigation>
  );
}
