import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Theme } from '@twilio-paste/core/theme';
import { Problem } from './api/client';
import { SessionProvider, useSession } from './api/session';
import { useColorTheme } from './layout/color-theme';
import { Shell } from './layout/shell';
import { SignIn } from './pages/sign-in/sign-in';
import { Notices } from './parts/notices';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the backend has refused it will refuse again.
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.mayPass,
      staleTime: 2_000,
    },
  },
});

/** The whole console: signed out, a form for the key; signed in, the pages. */
export function App() {
  const colors = useColorTheme();
  return (
    <Theme.Provider theme={colors.theme}>
      <QueryClientProvider client={queries}>
        <SessionProvider onSignOut={() => queries.clear()}>
          <Notices>
            <Pages colors={colors} />
          </Notices>
        </SessionProvider>
      </QueryClientProvider>
    </Theme.Provider>
  );
}

function Pages({ colors }: { colors: ReturnType<typeof useColorTheme> }) {
  const { session } = useSession();
  return session ? <Shell colors={colors} /> : <SignIn />;
}
