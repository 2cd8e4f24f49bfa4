import { useState } from 'react';
import { useAction } from '../../api/use-resource';
import { objectionOf } from './objection';

/**
 * A change of the sender pool. Where a rule only advises against it, `advice` says why: then `submit(true)` insists.
 */
export function useSenderChange<Answer>(
  path: '/senders/add' | '/senders/remove',
  body: object,
  onDone: (answer: Answer) => void,
) {
  const [advice, setAdvice] = useState<string>();
  const { mutate, error, isPending, reset } = useAction(
    (api, force: boolean) => api.post<Answer>(path, { ...body, force }),
    ['/senders', '/service', '/compliance/registrations'],
  );
  const submit = (force: boolean) =>
    mutate(force, {
      onSuccess: onDone,
      onError: (problem) => {
        const objection = objectionOf(problem);
        setAdvice(objection?.isOverridable ? objection.detail : undefined);
      },
    });
  return { advice, problem: error, isPending, submit, reset };
}
