//go:build !purego

#include "textflag.h"

// func kernel4(k int, a *float32, aRow, aCol uintptr, b *float32, bRow uintptr, c *float32, cRow uintptr)
//
// Adds to four rows of 16 columns of c the product of four rows of a and k rows of 16 columns of b.
// Strides are in bytes. k is at least 1.
TEXT ·kernel4(SB), NOSPLIT, $0-64
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ aRow+16(FP), R8
	MOVQ aCol+24(FP), R9
	MOVQ b+32(FP), DI
	MOVQ bRow+40(FP), R10
	MOVQ c+48(FP), DX
	MOVQ cRow+56(FP), R11
	LEAQ (R8)(R8*2), R12
	LEAQ (R11)(R11*2), R13
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS (DX)(R11*1), Y2
	VMOVUPS 32(DX)(R11*1), Y3
	VMOVUPS (DX)(R11*2), Y4
	VMOVUPS 32(DX)(R11*2), Y5
	VMOVUPS (DX)(R13*1), Y6
	VMOVUPS 32(DX)(R13*1), Y7

loop4:
	VMOVUPS (DI), Y8
	VMOVUPS 32(DI), Y9
	VBROADCASTSS (SI), Y10
	VBROADCASTSS (SI)(R8*1), Y11
	VFMADD231PS Y8, Y10, Y0
	VFMADD231PS Y9, Y10, Y1
	VBROADCASTSS (SI)(R8*2), Y12
	VFMADD231PS Y8, Y11, Y2
	VFMADD231PS Y9, Y11, Y3
	VBROADCASTSS (SI)(R12*1), Y13
	VFMADD231PS Y8, Y12, Y4
	VFMADD231PS Y9, Y12, Y5
	ADDQ R9, SI
	ADDQ R10, DI
	VFMADD231PS Y8, Y13, Y6
	VFMADD231PS Y9, Y13, Y7
	DECQ CX
	JNZ  loop4

	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, (DX)(R11*1)
	VMOVUPS Y3, 32(DX)(R11*1)
	VMOVUPS Y4, (DX)(R11*2)
	VMOVUPS Y5, 32(DX)(R11*2)
	VMOVUPS Y6, (DX)(R13*1)
	VMOVUPS Y7, 32(DX)(R13*1)
	VZEROUPPER
	RET

// func kernel1(k int, a *float32, aCol uintptr, b *float32, bRow uintptr, c *float32)
//
// Adds to one row of 16 columns of c the product of a row of a and k rows of 16 columns of b. Four rows
// of b go to sums of their own, so that none waits for the one before.
TEXT ·kernel1(SB), NOSPLIT, $0-48
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ aCol+16(FP), R9
	MOVQ b+24(FP), DI
	MOVQ bRow+32(FP), R10
	MOVQ c+40(FP), DX
	LEAQ (R9)(R9*2), R12
	LEAQ (R10)(R10*2), R13
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	MOVQ CX, BX
	SHRQ $2, BX
	JZ   rest

loopFour:
	VBROADCASTSS (SI), Y8
	VBROADCASTSS (SI)(R9*1), Y9
	VBROADCASTSS (SI)(R9*2), Y10
	VBROADCASTSS (SI)(R12*1), Y11
	VFMADD231PS (DI), Y8, Y0
	VFMADD231PS 32(DI), Y8, Y1
	VFMADD231PS (DI)(R10*1), Y9, Y2
	VFMADD231PS 32(DI)(R10*1), Y9, Y3
	VFMADD231PS (DI)(R10*2), Y10, Y4
	VFMADD231PS 32(DI)(R10*2), Y10, Y5
	VFMADD231PS (DI)(R13*1), Y11, Y6
	VFMADD231PS 32(DI)(R13*1), Y11, Y7
	LEAQ (SI)(R9*4), SI
	LEAQ (DI)(R10*4), DI
	DECQ BX
	JNZ  loopFour

rest:
	ANDQ $3, CX
	JZ   sum

loopOne:
	VBROADCASTSS (SI), Y8
	VFMADD231PS (DI), Y8, Y0
	VFMADD231PS 32(DI), Y8, Y1
	ADDQ R9, SI
	ADDQ R10, DI
	DECQ CX
	JNZ  loopOne

sum:
	VADDPS Y2, Y0, Y0
	VADDPS Y3, Y1, Y1
	VADDPS Y4, Y6, Y4
	VADDPS Y5, Y7, Y5
	VADDPS Y4, Y0, Y0
	VADDPS Y5, Y1, Y1
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VZEROUPPER
	RET

// func add8(dst, src *float32, n int)
//
// Adds n times 8 numbers of src to dst.
TEXT ·add8(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX

loopAdd:
	VMOVUPS (DI), Y0
	VADDPS (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  loopAdd
	VZEROUPPER
	RET

DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA, $4
DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA, $4
DATA carry<>+0(SB)/4, $1.41421356
GLOBL carry<>(SB), RODATA, $4

// func unit8(n int, u, memory, c, x, h, gates *float32, half, width uintptr)
//
// Computes n times 8 numbers of Unit; half and width are in bytes.
TEXT ·unit8(SB), NOSPLIT, $0-72
	MOVQ n+0(FP), CX
	MOVQ u+8(FP), DI
	MOVQ memory+16(FP), SI
	MOVQ c+24(FP), R8
	MOVQ x+32(FP), R9
	MOVQ h+40(FP), R10
	MOVQ gates+48(FP), DX
	MOVQ half+56(FP), R11
	MOVQ width+64(FP), R12
	LEAQ (R12)(R12*2), R13
	VBROADCASTSS half<>(SB), Y15
	VBROADCASTSS one<>(SB), Y14
	VBROADCASTSS carry<>(SB), Y13

loopUnit:
	VMOVUPS (SI), Y0              // memory
	VMOVUPS (DI), Y1              // W·x
	VMOVUPS (DI)(R11*1), Y2       // F·x
	VMOVUPS (DI)(R11*2), Y3       // R·x
	VADDPS  (DX)(R12*1), Y2, Y2
	VADDPS  (DX)(R13*1), Y3, Y3
	VMOVUPS (DX), Y4
	VFMADD231PS Y4, Y0, Y2
	VMOVUPS (DX)(R12*2), Y4
	VFMADD231PS Y4, Y0, Y3
	VMOVAPS Y14, Y4
	VMOVAPS Y14, Y5
	VFMADD231PS Y2, Y2, Y4        // 1+x²
	VFMADD231PS Y3, Y3, Y5
	VSQRTPS Y4, Y4
	VSQRTPS Y5, Y5
	VDIVPS  Y4, Y2, Y2
	VDIVPS  Y5, Y3, Y3
	VMOVAPS Y15, Y4
	VMOVAPS Y15, Y5
	VFMADD231PS Y2, Y15, Y4       // f
	VFMADD231PS Y3, Y15, Y5       // r
	VSUBPS  Y1, Y0, Y6
	VFMADD231PS Y6, Y4, Y1        // c = W·x + f·(memory − W·x)
	VMULPS  (R9), Y13, Y7         // α·x
	VSUBPS  Y7, Y1, Y8
	VFMADD231PS Y8, Y5, Y7        // h = α·x + r·(c − α·x)
	VMOVUPS Y4, (DI)(R11*1)
	VMOVUPS Y5, (DI)(R11*2)
	VMOVUPS Y1, (R8)
	VMOVUPS Y7, (R10)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, DX
	DECQ CX
	JNZ  loopUnit
	VZEROUPPER
	RET
