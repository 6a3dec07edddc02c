/** What is the same for all towns, and may be looked at from each of them. */
export const shared: readonly string[] = ['definition_version', 'search_rule']
