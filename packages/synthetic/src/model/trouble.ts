/** Something that went wrong and may make a customer call. */
export interface Trouble {
  kind: 'late' | 'defect';
  at: number;
  order: string;
  product: string;
}
