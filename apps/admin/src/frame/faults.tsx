import { createContext, type ReactNode, useContext } from 'react';

/** Why a field of the request was refused, in words; null where nothing is wrong with it. */
export type FaultAt = (field: string) => string | null;

const Faults = createContext<FaultAt>(() => null);

export function FaultsProvider({ value, children }: { value: FaultAt; children: ReactNode }) {
  return <Faults value={value}>{children}</Faults>;
}

/** For the field that the API names. */
export const useFaultAt = (): FaultAt => useContext(Faults);
