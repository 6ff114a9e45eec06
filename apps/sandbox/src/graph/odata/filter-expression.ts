export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type StringFunction = 'startswith' | 'endswith' | 'contains';
export type Literal = string | number | boolean | null;

/** A value inside a `$filter`. A path is split at its slashes; the first part may be a lambda variable. */
export type FilterOperand =
  | { readonly kind: 'literal'; readonly value: Literal; readonly date: boolean }
  | { readonly kind: 'path'; readonly path: readonly string[] }
  | { readonly kind: 'fold'; readonly to: 'lower' | 'upper'; readonly operand: FilterOperand };

/** A parsed `$filter`. */
export type FilterExpression =
  | { readonly kind: 'and' | 'or'; readonly left: FilterExpression; readonly right: FilterExpression }
  | { readonly kind: 'not'; readonly operand: FilterExpression }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: FilterOperand;
      readonly right: FilterOperand;
    }
  | { readonly kind: 'in'; readonly left: FilterOperand; readonly values: readonly FilterOperand[] }
  | {
      readonly kind: 'text';
      readonly function: StringFunction;
      readonly subject: FilterOperand;
      readonly value: FilterOperand;
    }
  | {
      readonly kind: 'any';
      readonly path: readonly string[];
      readonly variable: string | undefined;
      readonly body: FilterExpression | undefined;
    };

/** Calls `visit` for the expression and everything inside it. */
export function walkFilter(expression: FilterExpression, visit: (expression: FilterExpression) => void): void {
  visit(expression);
  switch (expression.kind) {
    case 'and':
    case 'or':
      walkFilter(expression.left, visit);
      walkFilter(expression.right, visit);
      break;
    case 'not':
      walkFilter(expression.operand, visit);
      break;
    case 'any':
      if (expression.body) walkFilter(expression.body, visit);
      break;
    case 'compare':
    case 'in':
    case 'text':
      break;
  }
}
