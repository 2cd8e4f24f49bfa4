import { Button } from '@twilio-paste/core/button';
import { DownloadIcon } from '@twilio-paste/icons/esm/DownloadIcon';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/client';
import { useApi } from '../../api/session';
import { downloadCsv, rowsAtOnce } from '../../parts/download';
import { useNotify } from '../../parts/notices';
import { countText } from '../../parts/number-texts';
import { fileName } from './file-name';

interface ExportRecipientsProps {
  campaign: { id: string; name: string };
  /** How many recipients it has. */
  total: number;
}

/** Saves all recipients, with what became of each, as a table. */
export function ExportRecipients({ campaign, total }: ExportRecipientsProps) {
  const api = useApi();
  const notify = useNotify();
  const [pages, setPages] = useState<number>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);

  const save = async () => {
    const controller = new AbortController();
    leaving.current = controller;
    setPages(0);
    try {
      const { signal } = controller;
      await downloadCsv(api, '/campaigns/recipients', { id: campaign.id }, fileName(campaign), {
        tell: setPages,
        signal,
      });
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      notify(failure.detail, 'error');
    }
    setPages(undefined);
  };

  const isBusy = pages !== undefined;
  return (
    <Button variant="secondary" size="small" disabled={isBusy} onClick={save}>
      <DownloadIcon decorative size="sizeIcon20" />
      {isBusy
        ? `${countText(Math.min(total, pages * rowsAtOnce))} of ${countText(total)} read`
        : 'Download all as CSV'}
    </Button>
  );
}
