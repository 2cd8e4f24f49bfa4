import { Box } from '@twilio-paste/core/box';
import { Input } from '@twilio-paste/core/input';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { count } from '../../../amounts';
import { renderTemplate } from '../../../messages/template';
import { Field } from '../../parts/field';
import { useNotify } from '../../parts/notices';
import { Page } from '../../parts/page';
import { Actions } from './actions';
import type { Sending } from './check-list';
import { choosePeople, fieldNames } from './choose-people';
import type { Order, Standing } from './deliver';
import { faultsOf, nameOf, settingsOf } from './draft';
import { keepRows } from './keep-rows';
import { Message } from './message';
import { meterOf } from './meter';
import { NotScheduled } from './not-scheduled';
import { Preview } from './preview';
import { readList } from './read-list';
import { Recipients } from './recipients';
import { Report } from './report';
import { type Shortfall, shortfallOf } from './shortfall';
import { partsOf, sortPeople } from './sort-people';
import { Timing } from './timing';
import { useCheck } from './use-check';
import { useDraft } from './use-draft';
import { useSending, type Way } from './use-sending';

/** A message to many: whom, what and when, with what it comes to before anything is sent. */
export function Compose() {
  const state = useDraft();
  const { draft, change, setList, clear } = state;
  const notify = useNotify();
  const [, navigate] = useLocation();
  const [position, setPosition] = useState(0);

  const text = useDeferredValue(state.list);
  const list = useMemo(() => readList(text), [text]);
  const { toColumn, map } = draft;
  const body = useDeferredValue(draft.body);
  const people = useMemo(() => choosePeople(list, { toColumn, map, body }), [list, toColumn, map, body]);
  const sorted = useMemo(() => sortPeople(people.people, body), [people, body]);

  const faults = faultsOf(draft, new Date());
  const settings = JSON.stringify(settingsOf({ ...draft, body }));
  const isReady = Object.keys(faults).length === 0 && sorted.people.length > 0;
  const sending = useMemo(
    (): Sending | undefined => (isReady ? { sorted, settings: JSON.parse(settings) } : undefined),
    [isReady, sorted, settings],
  );
  const live = useCheck(sending);
  const check = live.isCurrent ? live.check : undefined;

  const total = sorted.sendable.length;
  // A sample does not tell of all.
  const sendable = check && check.sampled === undefined ? check.sum.counts.sendable : total;
  const reason = reasonOf(faults, sorted.people.length, sendable);
  const at = Math.min(position, Math.max(0, total - 1));
  const person = sorted.sendable[at];
  const parts = person && partsOf(person);
  const shown = parts && { to: parts.to, at, text: renderTemplate(body, parts.variables).text };
  const meter = meterOf(shown?.text ?? renderTemplate(body, {}).text, draft.smartEncoded);

  const [shortfall, setShortfall] = useState<Shortfall>();
  const onDone = (way: Way, order: Order, standing: Standing) => {
    const { accepted, unknown, campaignId } = standing;
    const left = way === 'schedule' ? shortfallOf(order, standing) : undefined;
    setShortfall(left);
    // Whoever has a message must not get another one with those who are tried again.
    if (left)
      return setList(
        keepRows(
          list,
          people.people,
          left.refused.map(({ to }) => to),
        ),
      );
    clear();
    if (way === 'schedule') {
      notify(`${count(accepted, 'message')} scheduled`);
      if (unknown > 0)
        notify(`Of ${count(unknown, 'message')} it is not known: look for them below.`, 'warning');
      return navigate('~/scheduled');
    }
    navigate(`~/campaigns/${campaignId}${way === 'send' ? '/start' : ''}`);
  };
  const sendingState = useSending(onDone);

  return (
    <Page title="Compose">
      <Box
        display="grid"
        gridTemplateColumns={['minmax(0, 1fr)', 'minmax(0, 1fr)', 'minmax(0, 1fr)', 'minmax(0, 1fr) 320px']}
        columnGap="space100"
      >
        <Box gridColumn="1">
          <Recipients state={state} list={list} people={people} />
          <Message
            draft={draft}
            change={change}
            fieldNames={fieldNames(list.header).filter((_, column) => column !== people.to)}
            meter={meter}
            faults={faults}
          />
        </Box>
        <Box
          gridColumn={['1', '1', '1', '2']}
          gridRow={['auto', 'auto', 'auto', '1 / span 2']}
          marginBottom="space80"
        >
          <Box position={['static', 'static', 'static', 'sticky']} top="16px">
            <Preview
              shown={shown}
              template={body}
              meter={meter}
              mediaCount={settingsOf(draft).mediaUrls?.length ?? 0}
              total={total}
              onShow={setPosition}
            />
          </Box>
        </Box>
        <Box gridColumn="1">
          <Timing draft={draft} change={change} faults={faults} />
          <Report live={live} sorted={sorted} isAsked={sending !== undefined} missing={reason} />
          {draft.when === 'now' && (
            <Box marginBottom="space60">
              <Field
                label="Name of the campaign"
                help={`Without one, it is called “${nameOf({ ...draft, name: '' }, new Date())}”.`}
              >
                {(control) => (
                  <Input
                    {...control}
                    type="text"
                    maxLength={200}
                    value={draft.name}
                    onChange={({ target }) => change({ name: target.value })}
                  />
                )}
              </Field>
            </Box>
          )}
          {shortfall && <NotScheduled shortfall={shortfall} />}
          <Actions
            ways={draft.when === 'now' ? ['send', 'save'] : ['schedule']}
            sendingState={sendingState}
            sending={sending}
            reason={reason}
            isBehind={body !== draft.body || text !== state.list}
            check={check}
            name={nameOf(draft, new Date())}
          />
        </Box>
      </Box>
    </Page>
  );
}

/** What is missing before anything can be sent. */
function reasonOf(faults: ReturnType<typeof faultsOf>, rows: number, sendable: number): string | undefined {
  if (rows === 0) return 'Enter phone numbers first.';
  const [fault] = Object.values(faults);
  return fault ?? (sendable === 0 ? 'No row can be sent: see why above.' : undefined);
}
