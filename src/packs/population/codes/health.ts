/** GB/T 2261.3-2003 健康状况代码, the main classes. What disability somebody has stands in the ledger that certifies it. */
export const healthStates = { good: '健康或良好', weak: '一般或较弱', chronic: '有慢性病', disabled: '残疾' } as const
export const healthAliases = { 健康: 'good', 良好: 'good', 一般: 'weak', 较弱: 'weak', 慢性病: 'chronic' } as const
export const healthCodes = { good: '10', weak: '20', chronic: '30', disabled: '60' } as const
