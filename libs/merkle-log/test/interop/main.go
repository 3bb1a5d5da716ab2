// Command merkle-log-interop verifies, with other people's libraries only, what @chainnet/merkle-log wrote, and proves
// that it would notice a change: every accepted thing is checked again with one bit flipped.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

// verdict is what was accepted as written, and what was rejected with a flipped bit.
type verdict struct {
	Size        int64 `json:"size"`
	Inclusion   int   `json:"inclusion"`
	Consistency int   `json:"consistency"`
	Receipts    int   `json:"receipts"`
	FromTiles   int   `json:"fromTiles"`
	Rejected    int   `json:"rejected"`
}

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("usage: merkle-log-interop <evidence.json>"))
	}
	e, err := readEvidence(os.Args[1])
	if err != nil {
		fail(err)
	}
	v, err := verify(e)
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(v); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "rejected:", err)
	os.Exit(1)
}

func verify(e evidence) (verdict, error) {
	tree, err := openCheckpoint(e, []byte(e.Checkpoint))
	if err != nil {
		return verdict{}, fmt.Errorf("checkpoint: %w", err)
	}
	if tree.N != int64(len(e.Leaves)) {
		return verdict{}, fmt.Errorf("%d leaves in a tree of size %d", len(e.Leaves), tree.N)
	}
	v := verdict{Size: tree.N}
	for _, step := range []func(evidence, tlog.Tree, *verdict) error{
		verifyInclusion, verifyConsistency, verifyReceipts, rejectFlippedCheckpoints,
	} {
		if err := step(e, tree, &v); err != nil {
			return v, err
		}
	}
	return v, nil
}

func verifyInclusion(e evidence, tree tlog.Tree, v *verdict) error {
	for _, in := range e.Inclusion {
		leaf := e.Leaves[in.Index]
		if err := checkInclusion(tree, in, leaf); err != nil {
			return fmt.Errorf("inclusion of leaf %d: %w", in.Index, err)
		}
		v.Inclusion++
		if err := checkTiles(tree, tiles(e.Tiles), in); err != nil {
			return fmt.Errorf("tiles: %w", err)
		}
		v.FromTiles++
		part := in.Path[int(in.Index)%len(in.Path)]
		rejected := withFlippedBit(part, int(in.Index), func() bool { return checkInclusion(tree, in, leaf) != nil })
		rejected = rejected && withFlippedBit(leaf, int(in.Index), func() bool { return checkInclusion(tree, in, leaf) != nil })
		if !rejected {
			return fmt.Errorf("a flipped bit in the proof of leaf %d was accepted", in.Index)
		}
		v.Rejected += 2
	}
	return nil
}

func verifyConsistency(e evidence, _ tlog.Tree, v *verdict) error {
	for i, c := range e.Consistency {
		if err := checkConsistency(c); err != nil {
			return fmt.Errorf("consistency %d to %d: %w", c.OldSize, c.NewSize, err)
		}
		v.Consistency++
		for _, part := range append([][]byte{c.OldRoot, c.NewRoot}, c.Proof...) {
			if !withFlippedBit(part, i, func() bool { return checkConsistency(c) != nil }) {
				return fmt.Errorf("a flipped bit in consistency %d to %d was accepted", c.OldSize, c.NewSize)
			}
			v.Rejected++
		}
	}
	return nil
}

func verifyReceipts(e evidence, _ tlog.Tree, v *verdict) error {
	for _, r := range e.Receipts {
		if err := checkReceipt(e, r.Text, e.Leaves[r.Index]); err != nil {
			return fmt.Errorf("receipt of leaf %d: %w", r.Index, err)
		}
		v.Receipts++
		text := []byte(r.Text)
		at := int(r.Index) * 7 % len(text)
		text[at] ^= 1
		if checkReceipt(e, string(text), e.Leaves[r.Index]) == nil {
			return fmt.Errorf("a receipt with byte %d changed was accepted", at)
		}
		v.Rejected++
	}
	return nil
}

func rejectFlippedCheckpoints(e evidence, _ tlog.Tree, v *verdict) error {
	for at := range e.Checkpoint {
		signed := []byte(e.Checkpoint)
		signed[at] ^= 1
		if _, err := openCheckpoint(e, signed); err == nil {
			return fmt.Errorf("a checkpoint with byte %d changed was accepted", at)
		}
		v.Rejected++
	}
	return nil
}

// withFlippedBit flips one bit, asks, and flips it back.
func withFlippedBit(data []byte, seed int, rejected func() bool) bool {
	at, mask := seed%len(data), byte(1)<<(seed%8)
	data[at] ^= mask
	defer func() { data[at] ^= mask }()
	return rejected()
}
