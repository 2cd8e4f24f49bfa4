import { consoleChecks } from '../../src/messaging-service/console-checks';

describe('consoleChecks', () => {
  it('has nothing where nothing is said', () => {
    expect(consoleChecks({ friendlyName: 'Shop' })).toEqual([]);
    expect(consoleChecks({ friendlyName: 'Shop', inConsole: {} })).toEqual([]);
  });

  it('says where each thing is found that is meant to be on or off', () => {
    const inConsole = { intelligentAlerts: false, advancedOptOut: true };
    expect(consoleChecks({ friendlyName: 'Shop', inConsole })).toEqual([
      { check: 'advancedOptOut', desired: true, where: expect.stringContaining('Messaging > Services') },
      { check: 'intelligentAlerts', desired: false, where: expect.stringContaining('Alerts') },
    ]);
  });
});
