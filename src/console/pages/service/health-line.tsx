import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { ErrorIcon } from '@twilio-paste/icons/esm/ErrorIcon';
import { SuccessIcon } from '@twilio-paste/icons/esm/SuccessIcon';
import type { DependencyStates } from '../../../health/check-dependencies';
import { useResource } from '../../api/use-resource';

interface Health {
  version: string;
  dependencies: DependencyStates;
}

const names: Record<keyof DependencyStates, string> = {
  messagingService: 'the Messaging Service',
  sync: 'the store',
  replies: 'the file of replies',
};

/** Whether what the deployment stands on answers, in one line. */
export function HealthLine() {
  const { data, error } = useResource<Health>('/health', {}, { every: 30 });
  const failing = data ? dependencies.filter((one) => data.dependencies[one] === 'failing') : [];
  const isWell = !error && failing.length === 0;
  return (
    <Box
      role="status"
      aria-label="Health"
      display="flex"
      alignItems="center"
      columnGap="space20"
      minHeight="24px"
      marginBottom="space50"
    >
      {(data || error) && (
        <>
          {isWell ? (
            <SuccessIcon decorative color="colorTextIconSuccess" />
          ) : (
            <ErrorIcon decorative color="colorTextIconError" />
          )}
          <Text as="span">
            {error
              ? error.detail
              : isWell
                ? `Everything works. Version ${data?.version}.`
                : `Not working: ${failing.map((one) => names[one]).join(', ')}. Messages may not be sent.`}
          </Text>
        </>
      )}
    </Box>
  );
}

const dependencies = Object.keys(names) as (keyof DependencyStates)[];
