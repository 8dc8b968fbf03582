/** The address of the quick ask's page within the bundle (main opens its window there). */
export const QUICK_ASK_ROUTE = 'quick-ask';
