/** Tests of the stack in containers. */
package maf.compose;
