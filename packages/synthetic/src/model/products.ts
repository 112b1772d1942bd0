/** What is sold, how often a unit is faulty, and how likely an order is for it. */
export const products = [
  { key: 'kettle', defect: 0.012, weight: 14 },
  { key: 'toaster', defect: 0.018, weight: 9 },
  { key: 'rice-cooker', defect: 0.01, weight: 16 },
  { key: 'air-purifier', defect: 0.022, weight: 10 },
  { key: 'vacuum', defect: 0.03, weight: 9 },
  { key: 'robot-vacuum', defect: 0.045, weight: 7 },
  { key: 'fan', defect: 0.015, weight: 8 },
  { key: 'heater', defect: 0.02, weight: 6 },
  { key: 'lamp', defect: 0.008, weight: 10 },
  { key: 'desk', defect: 0.025, weight: 5 },
  { key: 'chair', defect: 0.028, weight: 6 },
  { key: 'shelf', defect: 0.02, weight: 4 },
] as const;

export type Product = (typeof products)[number];

export const productWeights: readonly (readonly [Product, number])[] = products.map((product) => [
  product,
  product.weight,
]);
