package kafkaload

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/oauth"
)

// PartnerConfig is one organization's own client of the realm.
type PartnerConfig struct {
	Partner      string `js:"partner"`
	ClientID     string `js:"clientId"`
	ClientSecret string `js:"clientSecret"`
}

// Config is the mesh under load and where this run writes its sent list.
type Config struct {
	Issuer  string   `js:"issuer"`
	Brokers []string `js:"brokers"`
	TLS     bool     `js:"tls"`
	// Codec of the batches: none, gzip, snappy, lz4 or zstd.
	Compression string          `js:"compression"`
	Partners    []PartnerConfig `js:"partners"`
	SentFile    string          `js:"sentFile"`
}

var codecs = map[string]kgo.CompressionCodec{
	"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(), "lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression(),
}

const (
	submittedType   = "rwd.record.submitted.v1"
	deliveryTimeout = 60 * time.Second
)

// partner is one organization at the broker: it writes its records topic and follows its receipts topic, with its own token.
type partner struct {
	name   string
	tokens *tokenSource
	client *kgo.Client
}

// newPartner opens no connection yet; receipts are followed from the given time on, so none is missed while it starts.
func newPartner(config Config, own PartnerConfig, from time.Time) (*partner, error) {
	codec, known := codecs[config.Compression]
	if !known {
		return nil, fmt.Errorf("there is no compression %q", config.Compression)
	}
	tokens := newTokenSource(config.Issuer, own.ClientID, own.ClientSecret)
	options := []kgo.Opt{
		kgo.SeedBrokers(config.Brokers...),
		kgo.ClientID(own.ClientID),
		kgo.SASL(oauth.Oauth(func(ctx context.Context) (oauth.Auth, error) {
			token, err := tokens.get(ctx, connectionMargin)
			return oauth.Auth{Token: token}, err
		})),
		// Idempotence is franz-go's default; it is said here because "no loss, no duplicate" rests on it.
		kgo.RequiredAcks(kgo.AllISRAcks()),
		kgo.ProducerBatchCompression(codec),
		kgo.ProducerLinger(5 * time.Millisecond),
		kgo.RecordDeliveryTimeout(deliveryTimeout),
		kgo.ConsumeTopics(receiptsTopic(own.Partner)),
		kgo.ConsumeResetOffset(kgo.NewOffset().AfterMilli(from.UnixMilli())),
		kgo.FetchMaxWait(time.Second),
	}
	if config.TLS {
		options = append(options, kgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}))
	}
	client, err := kgo.NewClient(options...)
	if err != nil {
		return nil, fmt.Errorf("partner %s: %w", own.Partner, err)
	}
	return &partner{name: own.Partner, tokens: tokens, client: client}, nil
}

func recordsTopic(partner string) string  { return "rwd." + partner + ".records" }
func receiptsTopic(partner string) string { return "rwd." + partner + ".receipts" }

// produce sends one record in CloudEvents' binary mode and returns once every in-sync replica has it.
func (partner *partner) produce(record Record, at time.Time) error {
	message := &kgo.Record{
		Topic: recordsTopic(partner.name),
		Key:   []byte(record.Key),
		Value: []byte(record.Value),
		Headers: []kgo.RecordHeader{
			{Key: "ce_specversion", Value: []byte("1.0")},
			{Key: "ce_type", Value: []byte(submittedType)},
			{Key: "ce_source", Value: []byte(record.Source)},
			{Key: "ce_id", Value: []byte(record.ID)},
			{Key: "ce_time", Value: []byte(at.UTC().Format(time.RFC3339Nano))},
			{Key: "content-type", Value: []byte(record.ContentType)},
		},
	}
	// Not the iteration's context: a record on its way when the run ends must still end as sent or as failed.
	ctx, cancel := context.WithTimeout(context.Background(), deliveryTimeout)
	defer cancel()
	return explained(partner.client.ProduceSync(ctx, message).FirstErr())
}

// explained says what the broker does not: its answer to a refused token reaches franz-go as an unexpected one.
func explained(err error) error {
	if err != nil && strings.Contains(err.Error(), "unexpected data in oauth response") {
		return fmt.Errorf("the broker refused the token (its log says why): %w", err)
	}
	return err
}

type issued struct {
	RecordID  string `json:"recordId"`
	Step      string `json:"step"`
	LeafIndex int64  `json:"leafIndex"`
}

// follow reads receipts until the client is closed; the time of a receipt is when it was here.
func (partner *partner) follow(took func(one issued, at time.Time), failed func(error)) {
	for {
		fetches := partner.client.PollFetches(context.Background())
		if fetches.IsClientClosed() {
			return
		}
		at := time.Now()
		for _, one := range fetches.Errors() {
			if !errors.Is(one.Err, context.Canceled) {
				failed(fmt.Errorf("%s: %w", one.Topic, explained(one.Err)))
			}
		}
		fetches.EachRecord(func(message *kgo.Record) {
			var one issued
			if err := json.Unmarshal(message.Value, &one); err != nil {
				failed(fmt.Errorf("%s[%d]@%d is no receipt: %w", message.Topic, message.Partition, message.Offset, err))
				return
			}
			took(one, at)
		})
	}
}
