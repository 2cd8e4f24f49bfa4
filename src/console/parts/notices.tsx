import { Box } from '@twilio-paste/core/box';
import { Toast, useToaster } from '@twilio-paste/core/toast';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

type Notify = (message: string, variant?: 'success' | 'warning' | 'error') => void;

const belowTopBar = '64px';

const NoticesContext = createContext<Notify>(() => undefined);

/**
 * Short notices of what was done, in a corner of every page. They are announced and take the focus from nobody: whoever has
 * just sent something may be typing again.
 */
export function Notices({ children }: { children: ReactNode }) {
  const toaster = useToaster();
  const { toasts, push, pop } = toaster;
  const notify = useMemo(
    (): Notify =>
      (message, variant = 'success') =>
        push({ message, variant, dismissAfter: 6_000 }),
    [push],
  );
  return (
    <NoticesContext value={notify}>
      {children}
      {/* Paste's own puts the focus on the newest, whatever it is told, and all of them over the top bar. */}
      <Box
        position="fixed"
        top={belowTopBar}
        right="space40"
        left={['space40', 'auto', 'auto']}
        zIndex="zIndex90"
        display="flex"
        flexDirection="column"
        rowGap="space40"
      >
        {toasts.map(({ id, message, variant }) => (
          <Toast
            key={id}
            variant={variant}
            role={variant === 'error' ? 'alert' : 'status'}
            onDismiss={() => pop(id)}
          >
            {message ?? ''}
          </Toast>
        ))}
      </Box>
    </NoticesContext>
  );
}

/** `notify('Saved')`. */
export function useNotify(): Notify {
  return useContext(NoticesContext);
}
