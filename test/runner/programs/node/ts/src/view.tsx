const h = (name: string, properties: object | null, ...children: unknown[]) => ({ name, properties, children });
export const run = (value: number) => JSON.stringify(<b title="x">{value}</b>);
export { h };
