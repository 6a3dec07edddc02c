/** The ledger 参数 that holds a town's own values of settings, and its fields that `setting('id')` reads. packs/township declares it. */
export const settingLedger = { id: 'setting', name: 'name', value: 'value' } as const
