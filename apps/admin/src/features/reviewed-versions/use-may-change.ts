import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '../departments/departments-query.ts';
import { sessionQuery } from '../identity/session.ts';
import { type MayChange, mayChange } from './may-change.ts';

/** What is not allowed is not offered; the API decides. */
export function useMayChange(): MayChange {
  const { data: session } = useQuery(sessionQuery);
  const { data: departments } = useQuery(departmentsQuery);
  return session && departments ? mayChange(session, departments) : { propose: false, publish: false };
}
