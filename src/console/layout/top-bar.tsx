import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import type { Scope } from '../../config';
import type { ColorTheme } from './color-theme';

interface TopBarProps {
  colors: { theme: ColorTheme; toggle: () => void };
  keyName: string;
  scope: Scope;
  onSignOut: () => void;
}

const reach: Record<Scope, string> = {
  read: 'may look at everything',
  send: 'may send',
  admin: 'may do everything',
};

/** Whose console it is, who is signed in, light or dark, and the way out. */
export function TopBar({ colors, keyName, scope, onSignOut }: TopBarProps) {
  return (
    <Box
      as="header"
      display="flex"
      alignItems="center"
      columnGap="space40"
      minHeight="56px"
      paddingX="space50"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth10"
      borderBottomColor="colorBorderWeaker"
    >
      <SkipLink />
      <Box flexGrow={1}>
        <Text as="span" fontWeight="fontWeightBold" fontSize="fontSize40">
          Messaging
        </Text>
      </Box>
      <Text as="span" color="colorTextWeak" display={['none', 'inline']}>
        {keyName}: {reach[scope]}
      </Text>
      <Button variant="secondary" size="small" onClick={colors.toggle}>
        {colors.theme === 'twilio' ? 'Dark' : 'Light'}
      </Button>
      <Button variant="secondary" size="small" onClick={onSignOut}>
        Sign out
      </Button>
    </Box>
  );
}

/** For whoever comes by keyboard: past the menu. */
function SkipLink() {
  return (
    <Box
      as="a"
      href="#content"
      onClick={(event: { preventDefault(): void }) => {
        // The fragment is the page's address here.
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
      position="absolute"
      left="-9999px"
      _focus={{ position: 'static', left: 'auto' }}
      color="colorTextLink"
    >
      Skip to content
    </Box>
  );
}
