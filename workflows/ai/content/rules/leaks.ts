/** Traces of what a model was told, or of its being one. */
const LEAK =
  /<\/?input>|system prompt|developer (?:message|prompt)|(?:my|these|the) (?:initial |hidden |secret )?(?:system )?instructions (?:are|say|state|tell|above|were)|as an? (?:ai|language model|artificial)|\bi(?:['’]m| am) (?:an? )?(?:ai\b|language model|chatgpt|claude|gpt)|(?:chatgpt|openai|anthropic)\b|системн\p{L}* (?:промпт|инструкци)\p{L}*|мо[ийя]\p{L}* (?:скрыт\p{L}* |секретн\p{L}* |исходн\p{L}* )?(?:инструкци|промпт)\p{L}*|как (?:языковая модель|искусственный интеллект|ии(?!\p{L}))|я (?:—|-|–)? ?(?:всего лишь )?(?:языковая модель|искусственный интеллект|нейросеть|чат-бот|ии(?!\p{L}))|ignore (?:all |the )?(?:previous|above)|игнорируй(?:те)? (?:все )?(?:предыдущ|выше)\p{L}*/iu

/** Does the text tell of the instructions, or of the model? What the person's own words say is theirs. */
export function leaksInstructions(text: string, source: string): boolean {
  const own = source.toLowerCase()
  const all = text.matchAll(new RegExp(LEAK, `${LEAK.flags}g`))
  return [...all].some(([leak]) => !own.includes(leak.toLowerCase()))
}
