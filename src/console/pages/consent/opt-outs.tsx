import { CheckNumber } from './check-number';
import { OptOutList } from './opt-out-list';

/** One person looked up, and everybody who has opted out. */
export function OptOuts() {
  return (
    <>
      <CheckNumber />
      <OptOutList />
    </>
  );
}
