import { faults, products } from '../../trials/faults/kinds';
import { type Cell, journeyNames, tryMatrix } from '../../trials/faults/matrix';
import { matrixTable, surprises } from '../../trials/faults/report';
import { thoroughly } from '../thorough';

/** A sixth of the table, spread over its rows and columns. */
function isInSixth({ journey, product, fault }: Cell): boolean {
  return (journeyNames.indexOf(journey) + products.indexOf(product) + faults.indexOf(fault)) % 6 === 0;
}

describe('The backend under faults of Twilio', () => {
  it('does what is stated in advance: honest, in time, nothing lost, nothing twice', async () => {
    const outcomes = await tryMatrix(thoroughly(() => true, isInSixth));
    process.stdout.write(`${matrixTable(outcomes)}\n`);
    expect(surprises(outcomes)).toEqual([]);
  }, 900_000);
});
