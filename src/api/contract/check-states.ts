/** How the application stands to a clause of a self-check. */
export const checkStates = { met: '满足', partly: '部分满足', unmet: '不满足', outside: '由部署保证' } as const
