/** What the value of a field or an expression is to the expression language; all numbers are exact decimals, a reference is a record. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'dateTime' | 'month' | 'period' | 'record'
