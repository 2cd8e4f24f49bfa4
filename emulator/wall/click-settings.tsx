/** How a tap on a link is told to the backend. */
export interface ClickOptions {
  source: 'domain' | 'status' | 'events';
  eventType: 'click' | 'preview';
}

interface ClickSettingsProps {
  clicks: ClickOptions;
  onChange: (clicks: ClickOptions) => void;
}

/** What a tap on a link in any phone does. */
export function ClickSettings({ clicks, onChange }: ClickSettingsProps) {
  return (
    <fieldset className="row">
      <legend>Taps on links</legend>
      <label>
        Told by
        <select
          value={clicks.source}
          onChange={({ target }) => onChange({ ...clicks, source: target.value as ClickOptions['source'] })}
        >
          <option value="domain">the link domain</option>
          <option value="status">the status callback</option>
          <option value="events">Event Streams</option>
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={clicks.eventType === 'preview'}
          onChange={({ target }) => onChange({ ...clicks, eventType: target.checked ? 'preview' : 'click' })}
        />
        As an app’s preview
      </label>
      <p className="hint">
        A tap within two seconds of delivery counts as a program’s. Let a minute pass first.
      </p>
    </fieldset>
  );
}
