/** With any call that changes something: why it writes into a closed year, percent-encoded. */
export const correctionHeader = 'qianbi-correction'
