import { type ValidationContext, type ValidationRule } from 'graphql';
/**
 * Allows an operation no more than `max` fields, and calls `refuse` otherwise. A field counts each time that it is
 * written, which repeated fields cannot get around, and those of a fragment count each time that it is spread.
 */
export declare function maxFieldsRule(max: number, refuse: (context: ValidationContext) => void): ValidationRule;
