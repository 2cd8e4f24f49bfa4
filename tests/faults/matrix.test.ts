import { faults, products } from '../../trials/faults/kinds';
import { type Cell, journeyNames, tryMatrix } from '../../trials/faults/matrix';
import { matrixTable, surprises } from '../../trials/faults/report';
import { thoroughly } from '../thorough';

/** Products that fail in the sample, where it is not the store. */
const others: Record<string, string> = {
  bulk: 'api',
  campaign: 'api',
  promote: 'api',
  reconcile: 'api',
  provision: 'messaging',
};

/** Every journey once, under a fault that no other one meets. */
function isSample({ journey, product, fault }: Cell): boolean {
  const place = journeyNames.indexOf(journey) % faults.length;
  return faults.indexOf(fault) === place && product === (others[journey] ?? 'sync');
}

/** Half of the table, as a chessboard. */
function isInHalf({ journey, product, fault }: Cell): boolean {
  return (journeyNames.indexOf(journey) + products.indexOf(product) + faults.indexOf(fault)) % 2 === 0;
}

describe('The backend under faults of Twilio', () => {
  it('does what is stated in advance: honest, in time, nothing lost, nothing twice', async () => {
    const outcomes = await tryMatrix(thoroughly(isInHalf, isSample));
    process.stdout.write(`${matrixTable(outcomes)}\n`);
    expect(surprises(outcomes)).toEqual([]);
  }, 900_000);
});
