import { Box } from '@twilio-paste/core/box';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { messageStatuses, statusLabel } from '../../parts/message-status';

/** Each empty where it does not matter. */
export interface RecentFilter {
  status: string;
  errorCode: string;
}

interface RecentFiltersProps {
  filter: RecentFilter;
  onChange: (filter: RecentFilter) => void;
}

/** Narrows the latest messages down. */
export function RecentFilters({ filter, onChange }: RecentFiltersProps) {
  return (
    <Box display="flex" flexWrap="wrap" columnGap="space50" rowGap="space40" marginBottom="space50">
      <Box width="size20">
        <Label htmlFor="status">Status</Label>
        <Select
          id="status"
          value={filter.status}
          onChange={({ target }) => onChange({ ...filter, status: target.value })}
        >
          <Option value="">Any</Option>
          {messageStatuses.map((status) => (
            <Option key={status} value={status}>
              {statusLabel(status)}
            </Option>
          ))}
        </Select>
      </Box>
      <Box width="size20">
        <Label htmlFor="error-code">Error code</Label>
        <Input
          id="error-code"
          type="text"
          inputMode="numeric"
          placeholder="Any"
          value={filter.errorCode}
          onChange={({ target }) =>
            onChange({ ...filter, errorCode: target.value.replace(/\D/g, '').slice(0, 5) })
          }
        />
      </Box>
    </Box>
  );
}
